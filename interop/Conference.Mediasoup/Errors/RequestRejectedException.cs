namespace Conference.Mediasoup;

/// <summary>The worker understood a request and refused it.</summary>
public sealed class RequestRejectedException : MediasoupException
{
    internal RequestRejectedException(string method, string error, string reason)
        : base($"The worker rejected {method}: {reason} ({error}).")
    {
        Method = method;
        Error = error;
        Reason = reason;
    }

    /// <summary>The worker's name of the method, e.g. TransportProduce.</summary>
    public string Method { get; }

    /// <summary>The worker's kind of error: Error, TypeError or NotFoundError.</summary>
    public string Error { get; }

    /// <summary>The worker's own words.</summary>
    public string Reason { get; }
}
