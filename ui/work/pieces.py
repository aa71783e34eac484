"""Work in pieces, for a slice of time, that gives way to what everybody else does."""

import time

COURTESY = 4  # times as long as a piece was kept waiting, the next one waits by itself
REST = 0.2  # seconds of that at most


def work_for(
    seconds,
    advance,
    clock=time.monotonic,
    wall=time.perf_counter,
    worked=time.thread_time,
    rest=time.sleep,
):
    """Do one piece of work after the other until the time is over.

    A piece that takes longer than this thread has worked had to wait: others want the
    same cores, or the interpreter. Those are readers who move something and look at it;
    who waits for work of minutes hardly sees that it leaves the machine to them.

    Parameters
    ----------
    seconds : float
    advance : callable
        Does a piece; False if there was none left.
    clock : callable
        Seconds of a clock that never jumps.
    wall, worked : callable
        Seconds that have passed, and seconds that this thread has worked.
    rest : callable
        Waits so many seconds.

    Returns
    -------
    bool
        Whether something may be left.
    """
    end, owed = clock() + seconds, 0.0
    while clock() < end:
        before = wall() - worked()
        if not advance():
            return False
        owed += COURTESY * (wall() - worked() - before)
        if owed > 0:  # a coarse clock counts too much once, and then too little
            rest(min(owed, REST))
            owed = 0.0
    return True
