namespace Conference.Mediasoup;

/// <summary>The payload protocol identifier of a data message: what its bytes are (RFC 8831). Other values than these pass too.</summary>
/// <param name="Value">The number that SCTP carries.</param>
public readonly record struct Ppid(uint Value)
{
    /// <summary>UTF-8 text; 51.</summary>
    public static Ppid Text => new(51);

    /// <summary>Bytes; 53.</summary>
    public static Ppid Binary => new(53);

    /// <summary>Text without characters; 56. SCTP carries no empty messages, so one byte travels in its place.</summary>
    public static Ppid EmptyText => new(56);

    /// <summary>No bytes; 57. SCTP carries no empty messages, so one byte travels in its place.</summary>
    public static Ppid EmptyBinary => new(57);

    /// <summary>Whether the message is text, be it empty.</summary>
    public bool IsText => this == Text || this == EmptyText;

    /// <summary>Whether the message is empty, whatever byte travels in its place.</summary>
    public bool IsEmpty => this == EmptyText || this == EmptyBinary;

    /// <summary>The number, for logs.</summary>
    public override string ToString() => Value.ToString();
}
