# Lời của trang cộng một loại việc theo đơn vị, và của trang khám chữa bệnh.
clinics-title = Khám chữa bệnh
activities-summed = Cộng theo loại việc
activities-summed-choose = Chọn loại việc để cộng theo đơn vị
activities-summed-none = Thời gian này ở đây chưa có việc loại này được tính.
activities-pieces = Số việc
