namespace Conference.Mediasoup.Channels;

/// <inheritdoc />
/// <typeparam name="TResponse">What the worker answers.</typeparam>
internal abstract class Request<TResponse>(Fbs.Request.Method method, string handlerId) : Request(method, handlerId)
{
    /// <summary>Reads the answer; called on the reader, while the bytes are there.</summary>
    public abstract TResponse Read(Fbs.Response.Response response);
}
