using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>The keys of SRTP.</summary>
internal static class WireSrtp
{
    public static Offset<Fbs.SrtpParameters.SrtpParameters> Write(FlatWriter writer, SrtpParameters parameters) =>
        Fbs.SrtpParameters.SrtpParameters.Create(
            writer, cryptoSuite: parameters.CryptoSuite.ToWire(), keyBase64: writer.String(parameters.KeyBase64));

    public static SrtpParameters Read(Fbs.SrtpParameters.SrtpParameters parameters) =>
        new(parameters.CryptoSuite.ToPublic(), parameters.KeyBase64);
}
