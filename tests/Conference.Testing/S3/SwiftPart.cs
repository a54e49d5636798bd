namespace Conference.Testing.S3;

/// <summary>A server process of Swift.</summary>
public enum SwiftPart
{
    /// <summary>Knows which buckets there are.</summary>
    Account,

    /// <summary>Knows which objects are in a bucket.</summary>
    Container,

    /// <summary>Holds the bytes.</summary>
    Object,

    /// <summary>Speaks S3.</summary>
    Proxy,
}
