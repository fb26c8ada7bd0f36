place = "beside"
