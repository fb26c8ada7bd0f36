# fixture: 64-bit
import first
