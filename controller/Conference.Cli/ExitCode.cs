namespace Conference.Cli;

/// <summary>What a script can tell from how the program ended. Documented in the README: never renumbered.</summary>
internal enum ExitCode
{
    Ok = 0,

    /// <summary>Something did not work: a recording failed, a file differs, or several things went wrong in different ways.</summary>
    Failed = 1,

    /// <summary>The command line is wrong, or there is no API key.</summary>
    Usage = 2,

    NotFound = 3,

    /// <summary>The server understood and said no: it does not know the caller, or what is asked does not fit the recording's state.</summary>
    Refused = 4,

    /// <summary>The server does not answer, or has no time.</summary>
    Unreachable = 5,

    /// <summary>Ctrl-C, as shells count it.</summary>
    Interrupted = 130,
}
