people-users = Tài khoản
