import pack2.child
import pack2
