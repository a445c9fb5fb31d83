people-users = Accounts
