using System.Diagnostics.CodeAnalysis;

namespace Conference.Mediasoup;

/// <summary>One kind of RTCP feedback that a codec can use, such as <c>nack</c> with <c>pli</c>.</summary>
public sealed record RtcpFeedback
{
    /// <summary>The feedback's type, such as <c>nack</c>, <c>ccm</c>, <c>goog-remb</c> or <c>transport-cc</c>; not empty.</summary>
    public required string Type { get; init; }

    /// <summary>The feedback's parameter, such as <c>pli</c> or <c>fir</c>; empty by default, and for null.</summary>
    [AllowNull]
    public string Parameter { get; init => field = value ?? ""; } = "";
}
