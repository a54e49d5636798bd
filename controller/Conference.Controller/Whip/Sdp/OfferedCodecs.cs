using System.Globalization;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Reads the codecs of a media section: its formats with their <c>rtpmap</c>, <c>fmtp</c> and <c>rtcp-fb</c>.</summary>
internal static class OfferedCodecs
{
    private const uint MaximumPayloadType = 127;
    private const int FirstDynamicPayloadType = 96;

    public static List<RtpCodecParameters> Read(SdpMedia media)
    {
        var maps = media.Section.All("rtpmap").ToLookup(PayloadType);
        var formats = media.Section.All("fmtp").ToLookup(PayloadType);
        var codecs = new List<RtpCodecParameters>(media.Formats.Count);
        foreach (var format in media.Formats)
        {
            if (!SdpToken.TryNumber(format, MaximumPayloadType, out var payloadType))
                throw media.Line.Invalid($"\"{format}\" is no payload type");
            if (codecs.Exists(codec => codec.PayloadType == payloadType))
                throw media.Line.Invalid($"payload type {format} is there twice");
            if (maps[(byte)payloadType].FirstOrDefault() is { } map)
                codecs.Add(Read(media, map, (byte)payloadType, formats[(byte)payloadType]));
            else if (payloadType >= FirstDynamicPayloadType)
                throw media.Line.Invalid($"payload type {format} has no a=rtpmap");
        }

        return codecs;
    }

    private static byte PayloadType(SdpAttribute attribute) =>
        SdpToken.TryNumber(attribute.Words(2)[0], MaximumPayloadType, out var payloadType)
            ? (byte)payloadType
            : throw attribute.Line.Invalid($"a={attribute.Name} begins with a payload type, 0 to 127");

    private static RtpCodecParameters Read(SdpMedia media, SdpAttribute map, byte payloadType, IEnumerable<SdpAttribute> formats)
    {
        var encoding = map.Words(2)[1].Split('/');
        if (encoding.Length is not (2 or 3) || !SdpToken.IsToken(encoding[0])
            || !SdpToken.TryNumber(encoding[1], 1_000_000, out var clockRate) || clockRate == 0)
        {
            throw map.Line.Invalid("it is not a=rtpmap:<payload type> <encoding>/<clock rate>[/<channels>]");
        }

        uint channels = 1;
        if (encoding.Length == 3 && (!SdpToken.TryNumber(encoding[2], byte.MaxValue, out channels) || channels == 0))
            throw map.Line.Invalid($"\"{encoding[2]}\" is no number of channels");
        return new RtpCodecParameters
        {
            MimeType = $"{media.Kind}/{encoding[0]}",
            PayloadType = payloadType,
            ClockRate = clockRate,
            Channels = media.Kind == "audio" ? (byte)channels : null,
            Parameters = formats.Aggregate(ParameterMap.Empty, (parameters, format) => parameters.With(ReadParameters(format))),
            RtcpFeedback = [.. media.Section.All("rtcp-fb").Select(feedback => Read(feedback, payloadType)).OfType<RtcpFeedback>()],
        };
    }

    private static ParameterMap ReadParameters(SdpAttribute format)
    {
        var text = format.Value[(format.Value.IndexOf(' ') + 1)..];
        var parameters = new List<(string, ParameterValue)>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var before, var after] ? (before.TrimEnd(), after.TrimStart()) : (part, "");
            parameters.Add((name, Value(name, value)));
        }

        return ParameterMap.Of([.. parameters]);
    }

    // Numbers only where the text says the same: 42e01f and 0010 are no numbers, nor is a level that happens to have digits only.
    private static ParameterValue Value(string name, string value) =>
        name != "profile-level-id" && SdpToken.TryNumber(value, int.MaxValue, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == value
            ? new ParameterValue((double)number)
            : new ParameterValue(value);

    private static RtcpFeedback? Read(SdpAttribute attribute, byte payloadType)
    {
        var words = attribute.Words(2);
        if (words[0] != "*" && PayloadType(attribute) != payloadType)
            return null;
        return new RtcpFeedback { Type = words[1], Parameter = words.Length > 2 ? words[2] : "" };
    }
}
