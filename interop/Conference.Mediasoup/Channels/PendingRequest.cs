namespace Conference.Mediasoup.Channels;

/// <summary>A request that waits for its response.</summary>
internal abstract class PendingRequest
{
    /// <summary>Called on the reader when the worker accepted; decodes at once, while the bytes are there.</summary>
    public abstract void Accept(Fbs.Response.Response response);

    /// <summary>Called when the worker refused.</summary>
    public abstract void Reject(string error, string reason);

    public abstract void Fail(Exception exception);
}
