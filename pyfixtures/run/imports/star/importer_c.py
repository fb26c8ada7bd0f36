from wrong_c import *
