namespace Conference.Mediasoup.Tests.Faults;

/// <summary>How a call ends that a fault has struck.</summary>
internal enum FaultOutcome
{
    /// <summary>As if nothing had been.</summary>
    Success,

    /// <summary>The same, but the worker has ended by itself.</summary>
    SuccessAndDeath,

    /// <summary>The worker has refused.</summary>
    Rejected,

    /// <summary>Who needs the answer's content cannot read it; who does not has what it wants.</summary>
    Unreadable,

    /// <summary>The worker is killed since nothing that it says can be trusted.</summary>
    Killed,

    /// <summary>The worker has ended by itself, with <see cref="AllFaults.ExitCode"/>.</summary>
    Died,
}
