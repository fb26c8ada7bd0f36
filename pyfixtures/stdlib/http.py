from http import HTTPMethod, HTTPStatus

s = HTTPStatus(404)
print(s, repr(s), s.phrase, s.description, s == 404, s.is_client_error, HTTPStatus.OK.is_success, HTTPStatus["IM_A_TEAPOT"].value)
print(len(HTTPStatus), HTTPMethod.GET, repr(HTTPMethod.POST), HTTPMethod("PUT").description, f"{HTTPStatus.OK:>5}", sorted(HTTPStatus)[0])
try:
    HTTPStatus(99)
except ValueError as e:
    print(e)
