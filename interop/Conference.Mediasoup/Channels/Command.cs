namespace Conference.Mediasoup.Channels;

/// <summary>A request whose answer only says yes.</summary>
internal abstract class Command(Fbs.Request.Method method, string handlerId) : Request<Nothing>(method, handlerId)
{
    public sealed override Nothing Read(Fbs.Response.Response response) => default;
}
