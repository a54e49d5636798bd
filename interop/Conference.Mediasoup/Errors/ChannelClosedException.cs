namespace Conference.Mediasoup;

/// <summary>The connection to the worker is closed, because the worker was closed or because the connection broke.</summary>
public sealed class ChannelClosedException : MediasoupException
{
    internal ChannelClosedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
