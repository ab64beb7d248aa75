"""A part of a page that the reader has left is not run again.

A component tells its width or its choice a moment after it has changed. Where the reader went on
in that moment, the platform would run the part after the next page and name the page that was left
in what it answers; the browser then takes all of the next page away.
"""

from __future__ import annotations

from functools import wraps
from weakref import WeakSet

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

# A first visit names its page by the address alone; what it is called becomes known later.
_known: WeakSet[AppSession] = WeakSet()


def pass_over_late_requests() -> None:
    """From now on a session passes over what is asked for a part of another page than its own.

    Its own is the page that was asked for last, or that its last run went to by itself.
    """
    answer = AppSession.request_rerun
    if hasattr(answer, "__wrapped__"):
        return

    @wraps(answer)
    def request_rerun(session: AppSession, asked: ClientState | None) -> None:
        own = session._client_state
        if asked is not None and asked.page_script_hash:
            if not asked.fragment_id:
                own.page_script_hash = asked.page_script_hash
                _known.add(session)
            elif session in _known and asked.page_script_hash != own.page_script_hash:
                return
        answer(session, asked)

    AppSession.request_rerun = request_rerun  # type: ignore[assignment, method-assign]
