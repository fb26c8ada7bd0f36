"""What unpacking says of each source of too few or too many."""


class It:
    def __init__(s,n): s.n=n;s.i=0
    def __iter__(s): return s
    def __next__(s):
        if s.i>=s.n: raise StopIteration('end')
        s.i+=1; return s.i
class Seq:
    def __getitem__(s,i):
        if i>=3: raise IndexError(i)
        return i*10
class SeqL(Seq):
    def __len__(s): return 3
class BadLen(list):
    def __len__(s): raise ValueError('len')
class BadIter:
    def __iter__(s): return 5
class NoIter(list): __iter__=None
class NoRev(list): __reversed__=None
class BadHint:
    def __iter__(s): return iter([1,2])
    def __length_hint__(s): return 'a'
class NegHint(BadHint):
    def __length_hint__(s): return -1
    def __length_hint__(s): return 2**100
class NIHint(BadHint):
    def __length_hint__(s): return NotImplemented
def raiser():
    yield 1
    raise KeyError('x')
def gen():
    yield 1
    return 7
class Rev:
    def __reversed__(s): return 'rev'
class L3(list):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def case_0():
    a,b=1
    return locals()


show(case_0)


def case_1():
    a,b=[1]
    return locals()


show(case_1)


def case_2():
    a,b=[1,2,3]
    return locals()


show(case_2)


def case_3():
    a,b=()
    return locals()


show(case_3)


def case_4():
    a,b=(1,2,3)
    return locals()


show(case_4)


def case_5():
    a,b='abc'
    return locals()


show(case_5)


def case_6():
    a,b={1:2}
    return locals()


show(case_6)


def case_7():
    a,b={1:1,2:2,3:3}
    return locals()


show(case_7)


def case_8():
    a,b={1,2,3}
    return locals()


show(case_8)


def case_9():
    a,b=range(5)
    return locals()


show(case_9)


def case_10():
    a,*b=1
    return locals()


show(case_10)


def case_11():
    a,*b=[]
    return locals()


show(case_11)


def case_12():
    a,b,*c=[1]
    return locals()


show(case_12)


def case_13():
    a,*b,c=[1]
    return locals()


show(case_13)


def case_14():
    a,*b,c=[1,2]
    return locals()


show(case_14)


def case_15():
    a,*b,c='abcd'
    return locals()


show(case_15)


def case_16():
    *a,=()
    return locals()


show(case_16)


def case_17():
    a,b=None
    return locals()


show(case_17)


def case_18():
    a,b=Seq()
    return locals()


show(case_18)


def case_19():
    a,b,c=Seq()
    return locals()


show(case_19)


def case_20():
    a,b=It(2)
    return locals()


show(case_20)


def case_21():
    a,b=It(5)
    return locals()


show(case_21)


def case_22():
    a,b=BadIter()
    return locals()


show(case_22)


def case_23():
    a,b=NoIter([1,2])
    return locals()


show(case_23)


def case_24():
    a,b=raiser()
    return locals()


show(case_24)


def case_25():
    a,b=list
    return locals()


show(case_25)


def case_26():
    [a,b]=1.5
    return locals()


show(case_26)


def case_27():
    (a,b),c=[1,2]
    return locals()


show(case_27)


def case_28():
    for a,b in [1]: pass
    return locals()


show(case_28)


def case_29():
    for a,b in [(1,)]: pass
    return locals()


show(case_29)


def case_30():
    a,b=gen()
    return locals()


show(case_30)


def case_31():
    a,=gen()
    return locals()


show(case_31)


def case_32():
    *a,b=[]
    return locals()


show(case_32)


def case_33():
    a,b,*c,d=(1,2)
    return locals()


show(case_33)


def case_34():
    a,b=[1,2,3,4]
    return locals()


show(case_34)


def case_35():
    a,=5,6
    return locals()


show(case_35)


def case_36():
    a,b=iter([1,2,3])
    return locals()


show(case_36)


def case_37():
    a,b=L3([1,2,3])
    return locals()


show(case_37)


def case_38():
    x,y,z=1,2
    return locals()


show(case_38)


def case_39():
    *a,b=1
    return locals()


show(case_39)


def case_40():
    a,*b=None
    return locals()


show(case_40)
