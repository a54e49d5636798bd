using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>RTP parameters and the mapping of a producer's streams.</summary>
internal static class WireRtp
{
    public static Offset<Fbs.RtpParameters.RtpParameters> Write(FlatWriter writer, RtpParameters parameters) =>
        Fbs.RtpParameters.RtpParameters.Create(
            writer,
            mid: writer.String(parameters.Mid),
            codecs: writer.Tables(parameters.Codecs, Write),
            headerExtensions: writer.Tables(parameters.HeaderExtensions, Write),
            encodings: writer.Tables(parameters.Encodings, Write),
            rtcp: Fbs.RtpParameters.RtcpParameters.Create(
                writer, cname: writer.String(parameters.Rtcp.Cname), reducedSize: parameters.Rtcp.ReducedSize),
            msid: writer.String(parameters.Msid));

    public static Offset<Fbs.RtpParameters.RtpEncodingParameters> Write(FlatWriter writer, RtpEncodingParameters encoding) =>
        Fbs.RtpParameters.RtpEncodingParameters.Create(
            writer,
            ssrc: encoding.Ssrc,
            rid: writer.String(encoding.Rid),
            codecPayloadType: encoding.CodecPayloadType,
            rtx: encoding.Rtx is { } rtx ? Fbs.RtpParameters.Rtx.Create(writer, ssrc: rtx.Ssrc) : default,
            dtx: encoding.Dtx ?? false,
            scalabilityMode: writer.String(encoding.ScalabilityMode),
            maxBitrate: encoding.MaxBitrate);

    public static Offset<Fbs.RtpParameters.RtpMapping> Write(FlatWriter writer, RtpMapping mapping) =>
        Fbs.RtpParameters.RtpMapping.Create(
            writer,
            codecs: writer.Tables(
                mapping.Codecs,
                static (writer, codec) => Fbs.RtpParameters.CodecMapping.Create(
                    writer, payloadType: codec.PayloadType, mappedPayloadType: codec.MappedPayloadType)),
            encodings: writer.Tables(
                mapping.Encodings,
                static (writer, encoding) => Fbs.RtpParameters.EncodingMapping.Create(
                    writer, rid: writer.String(encoding.Rid), ssrc: encoding.Ssrc, mappedSsrc: encoding.MappedSsrc)));

    private static Offset<Fbs.RtpParameters.RtpCodecParameters> Write(FlatWriter writer, RtpCodecParameters codec) =>
        Fbs.RtpParameters.RtpCodecParameters.Create(
            writer,
            mimeType: writer.String(codec.MimeType),
            payloadType: codec.PayloadType,
            clockRate: codec.ClockRate,
            channels: codec.Channels,
            parameters: Write(writer, codec.Parameters),
            rtcpFeedback: writer.Tables(
                codec.RtcpFeedback,
                static (writer, feedback) => Fbs.RtpParameters.RtcpFeedback.Create(
                    writer, type: writer.String(feedback.Type), parameter: writer.String(feedback.Parameter))));

    private static Offset<Fbs.RtpParameters.RtpHeaderExtensionParameters> Write(
        FlatWriter writer, RtpHeaderExtensionParameters extension) =>
        Fbs.RtpParameters.RtpHeaderExtensionParameters.Create(
            writer,
            uri: extension.Uri.ToWire(),
            id: extension.Id,
            encrypt: extension.Encrypt,
            parameters: Write(writer, extension.Parameters));

    private static VectorOffset<Fbs.RtpParameters.Parameter> Write(FlatWriter writer, ParameterMap parameters) =>
        parameters.Count == 0
            ? default
            : writer.Tables(
                parameters.ToArray(),
                static (writer, parameter) => Fbs.RtpParameters.Parameter.Create(
                    writer, name: writer.String(parameter.Key), value: Write(writer, parameter.Value)));

    private static Fbs.RtpParameters.Value Write(FlatWriter writer, ParameterValue value)
    {
        if (value.AsText() is { } text) return Fbs.RtpParameters.String.Create(writer, value: writer.String(text));
        if (value.AsBoolean() is { } boolean) return Fbs.RtpParameters.Boolean.Create(writer, value: boolean ? (byte)1 : (byte)0);
        var number = value.AsNumber().GetValueOrDefault();
        return number == (int)number
            ? Fbs.RtpParameters.Integer32.Create(writer, value: (int)number)
            : Fbs.RtpParameters.Double.Create(writer, value: number);
    }
}
