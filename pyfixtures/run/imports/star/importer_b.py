from wrong_b import *
