"""Assigning to and deleting from lists."""


def show(f):
    items = list(range(5))
    try:
        items = f(items)
    except Exception as e:
        print(f"{type(e).__name__}: {e}", end=" ")
    print(items)


def case_0(l):
    l[0]=9
    return l


show(case_0)


def case_1(l):
    l[5]=9
    return l


show(case_1)


def case_2(l):
    l[-6]=9
    return l


show(case_2)


def case_3(l):
    l['a']=1
    return l


show(case_3)


def case_4(l):
    l[1.5]=2
    return l


show(case_4)


def case_5(l):
    del l[0]
    return l


show(case_5)


def case_6(l):
    del l[9]
    return l


show(case_6)


def case_7(l):
    del l['a']
    return l


show(case_7)


def case_8(l):
    l[1:2]=[7,8,9]
    return l


show(case_8)


def case_9(l):
    l[:]=[]
    return l


show(case_9)


def case_10(l):
    l[1:1]='ab'
    return l


show(case_10)


def case_11(l):
    l[3:1]=[0]
    return l


show(case_11)


def case_12(l):
    l[::2]=[1]
    return l


show(case_12)


def case_13(l):
    l[::2]=[7,7,7]
    return l


show(case_13)


def case_14(l):
    l[::2]=1
    return l


show(case_14)


def case_15(l):
    l[1:2]=1
    return l


show(case_15)


def case_16(l):
    l[::-1]=[1,2,3,4,5]
    return l


show(case_16)


def case_17(l):
    l[4:0:-2]=[1,2]
    return l


show(case_17)


def case_18(l):
    l[0:0:2]=[]
    return l


show(case_18)


def case_19(l):
    l[::0]=[]
    return l


show(case_19)


def case_20(l):
    del l[::2]
    return l


show(case_20)


def case_21(l):
    del l[::-1]
    return l


show(case_21)


def case_22(l):
    del l[1:3]
    return l


show(case_22)


def case_23(l):
    del l[4:1:-2]
    return l


show(case_23)


def case_24(l):
    del l[3:1]
    return l


show(case_24)


def case_25(l):
    del l[::0]
    return l


show(case_25)


def case_26(l):
    del l[10:]
    return l


show(case_26)


def case_27(l):
    del l['a':]
    return l


show(case_27)


def case_28(l):
    l[:]=l
    return l


show(case_28)


def case_29(l):
    l[1:2]=l
    return l


show(case_29)


def case_30(l):
    l[::-1]=l
    return l


show(case_30)


def case_31(l):
    l[10**30:]=[6]
    return l


show(case_31)


def case_32(l):
    l+=5
    return l


show(case_32)


def case_33(l):
    l+=[6]
    return l


show(case_33)


def case_34(l):
    l+='ab'
    return l


show(case_34)


def case_35(l):
    l*=2
    return l


show(case_35)


def case_36(l):
    l*=0
    return l


show(case_36)


def case_37(l):
    l*=-5
    return l


show(case_37)


def case_38(l):
    l*='a'
    return l


show(case_38)


def case_39(l):
    l*=1.5
    return l


show(case_39)


def case_40(l):
    l*=10**30
    return l


show(case_40)


def case_41(l):
    l.insert(-1,9)
    return l


show(case_41)


def case_42(l):
    l.insert(100,9)
    return l


show(case_42)


def case_43(l):
    l.insert(-100,9)
    return l


show(case_43)


def case_44(l):
    l.reverse()
    return l


show(case_44)


def case_45(l):
    l.sort(reverse=True)
    return l


show(case_45)


def case_46(l):
    l.sort(key=lambda x:-x)
    return l


show(case_46)


def case_47(l):
    l.extend(l)
    return l


show(case_47)


def case_48(l):
    l.extend(x for x in l if len(l)<20)
    return l


show(case_48)


def case_49(l):
    l+=l
    return l


show(case_49)


def case_50(l):
    l.remove(3)
    return l


show(case_50)


def case_51(l):
    l.pop()
    return l


show(case_51)


def case_52(l):
    l.pop(0)
    return l


show(case_52)


def case_53(l):
    l.clear()
    return l


show(case_53)


def case_54(l):
    l[None]=1
    return l


show(case_54)


def case_55(l):
    l[2:3]=(x for x in (1,2))
    return l


show(case_55)


def case_56(l):
    l[::2]=(x for x in (1,2,4))
    return l


show(case_56)


def case_57(l):
    l[1:2]={5:6,7:8}
    return l


show(case_57)


def case_58(l):
    l[1:1]=None
    return l


show(case_58)


def case_59(l):
    del l[True]
    return l


show(case_59)


def case_60(l):
    l[0]
    return l


show(case_60)


def case_61(l):
    del l[:]
    return l


show(case_61)


def case_62(l):
    del l[::7]
    return l


show(case_62)


def case_63(l):
    l[::7]=[6]
    return l


show(case_63)


def case_64(l):
    l[::3]=[6]
    return l


show(case_64)
