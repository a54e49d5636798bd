namespace Conference.Mediasoup;

/// <summary>What an SCTP association has agreed on once it is connected.</summary>
/// <param name="NegotiatedMaxOutboundStreams">Largest number of streams towards the remote endpoint.</param>
/// <param name="NegotiatedMaxInboundStreams">Largest number of streams from the remote endpoint.</param>
public sealed record SctpNegotiatedCapabilities(ushort NegotiatedMaxOutboundStreams, ushort NegotiatedMaxInboundStreams);
