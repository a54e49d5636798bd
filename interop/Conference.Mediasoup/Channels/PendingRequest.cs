namespace Conference.Mediasoup.Channels;

/// <summary>A request that waits for its response.</summary>
internal abstract class PendingRequest
{
    private long _end;

    /// <summary>Where the request ends in the stream to the worker; zero until it is known, which may be after the response.</summary>
    public long End
    {
        get => Volatile.Read(ref _end);
        set => Volatile.Write(ref _end, value);
    }

    /// <summary>Called on the reader when the worker accepted; decodes at once, while the bytes are there.</summary>
    public abstract void Accept(Fbs.Response.Response response);

    /// <summary>Called when the worker refused.</summary>
    public abstract void Reject(string error, string reason);

    public abstract void Fail(Exception exception);
}
