namespace Conference.Mediasoup;

/// <summary>One side of a DTLS handshake.</summary>
public sealed record DtlsParameters
{
    /// <summary>Whether this side begins. Default <see cref="DtlsRole.Auto"/>.</summary>
    public DtlsRole Role { get; init; }

    /// <summary>The fingerprints of the side's certificate, at least one.</summary>
    public required IReadOnlyList<DtlsFingerprint> Fingerprints { get; init; }
}
