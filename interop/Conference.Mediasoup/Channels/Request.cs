using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>One call to the worker: its method, who handles it there, how it is written.</summary>
/// <param name="method">The worker's method.</param>
/// <param name="handlerId">The entity in the worker that the request is for; empty for the worker itself.</param>
internal abstract class Request(Fbs.Request.Method method, string handlerId)
{
    public Fbs.Request.Method Method { get; } = method;

    public string HandlerId { get; } = handlerId;

    /// <summary>Writes what the method needs; most need nothing.</summary>
    public virtual Fbs.Request.Body WriteBody(FlatWriter writer) => default;
}
