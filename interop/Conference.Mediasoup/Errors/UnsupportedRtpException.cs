namespace Conference.Mediasoup;

/// <summary>Well-formed RTP capabilities or parameters ask for something that the router or the worker does not support.</summary>
public sealed class UnsupportedRtpException : MediasoupException
{
    internal UnsupportedRtpException(string message, string? mimeType = null, byte? payloadType = null)
        : base(message)
    {
        MimeType = mimeType;
        PayloadType = payloadType;
    }

    /// <summary>The codec that is not supported; null when no codec of the lists fits.</summary>
    public string? MimeType { get; }

    /// <summary>The payload type of that codec; null when it is not known.</summary>
    public byte? PayloadType { get; }
}
