namespace Conference.Mediasoup;

/// <summary>The root of the errors of this library; a caller's mistake is an <see cref="ArgumentException"/> instead.</summary>
public abstract class MediasoupException : Exception
{
    private protected MediasoupException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
