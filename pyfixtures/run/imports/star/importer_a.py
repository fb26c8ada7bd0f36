from wrong_a import *
