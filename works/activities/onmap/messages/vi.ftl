# Lời của việc thiện đọc trên bản đồ của một ngày khác.
onmap-lead = Theo bản đồ ngày { $day }
onmap-recorded-by = Đơn vị đã ghi
onmap-recorded-lead =
    Việc nằm nguyên ở đơn vị đã ghi; đơn vị ấy thuộc nơi này trên bản đồ đang xem.
onmap-others = Các đơn vị khác
onmap-shared =
    Không tách được { $pieces } việc ({ $amount } đồng) do đơn vị sau này bị chia ghi. Một việc
    không chia được nên các số ở trang này không gồm phần ấy, việc vẫn ở nơi đã ghi:
onmap-shared-before = Số của { $year } cũng chưa gồm { $pieces } việc ({ $amount } đồng) như vậy.
onmap-twelve = mười hai tháng này
onmap-nearest = Xem { $unit }, nơi gần nhất có đủ
onmap-unseen =
    Chưa gồm việc mà { $n } đơn vị trên bản đồ này ghi sau khi chuyển sang nơi khác: xem ở nơi ấy.
onmap-sheet-told = Theo bản đồ ngày { $day }; mỗi việc ở nguyên đơn vị đã ghi.
onmap-sheet-shared = Không tách được, chưa gồm: { $pieces } việc, { $amount } đồng của { $units }.
