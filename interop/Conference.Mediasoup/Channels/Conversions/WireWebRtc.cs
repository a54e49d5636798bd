using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>ICE and DTLS.</summary>
internal static class WireWebRtc
{
    public static Offset<Fbs.WebRtcTransport.DtlsParameters> Write(FlatWriter writer, DtlsParameters parameters) =>
        Fbs.WebRtcTransport.DtlsParameters.Create(
            writer,
            fingerprints: writer.Tables(
                parameters.Fingerprints,
                static (writer, fingerprint) => Fbs.WebRtcTransport.Fingerprint.Create(
                    writer, algorithm: fingerprint.Algorithm.ToWire(), value: writer.String(fingerprint.Value))),
            role: parameters.Role.ToWire());

    public static DtlsParameters Read(Fbs.WebRtcTransport.DtlsParameters parameters) => new()
    {
        Role = parameters.Role.ToPublic(),
        Fingerprints = parameters.Fingerprints.ToArray(
            static fingerprint => new DtlsFingerprint(fingerprint.Algorithm.ToPublic(), fingerprint.Value)),
    };

    public static IceParameters Read(Fbs.WebRtcTransport.IceParameters parameters) =>
        new(parameters.UsernameFragment, parameters.Password, parameters.IceLite);

    public static IceCandidate Read(Fbs.WebRtcTransport.IceCandidate candidate) => new(
        candidate.Foundation,
        candidate.Priority,
        candidate.Address,
        candidate.Protocol.ToPublic(),
        candidate.Port,
        candidate.Type.ToPublic(),
        candidate.TcpType?.ToPublic());
}
