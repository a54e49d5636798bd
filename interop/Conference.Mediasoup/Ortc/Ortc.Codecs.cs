namespace Conference.Mediasoup;

internal static partial class Ortc
{
    private const string Apt = "apt";

    private static RtpCodecCapability Normalize(RtpCodecCapability codec, FieldPath path)
    {
        byte? channels = CheckCodec(codec, path);
        return channels == codec.Channels ? codec : codec with { Channels = channels };
    }

    private static RtpCodecParameters Normalize(RtpCodecParameters codec, FieldPath path)
    {
        byte? channels = CheckCodec(codec, path);
        return channels == codec.Channels ? codec : codec with { Channels = channels };
    }

    /// <summary>Checks what both kinds of codec have in common and answers with the number of channels it should have.</summary>
    private static byte? CheckCodec(in CodecTraits codec, FieldPath path)
    {
        if (string.IsNullOrEmpty(codec.MimeType))
            throw path.Error("mimeType", "is missing; give one such as audio/opus or video/VP8");
        if (!MimeTypes.IsValid(codec.MimeType))
            throw path.Error("mimeType", $"is \"{codec.MimeType}\"; give one such as audio/opus or video/VP8");

        CheckParameters(codec.Parameters, path);
        if (codec.Parameters.TryGetValue(Apt, out ParameterValue apt) && apt.Kind != ParameterValueKind.Number)
            throw path.Error("parameters.apt", $"is the string \"{apt}\"; give the payload type of the repaired codec as a number");

        for (var i = 0; i < codec.RtcpFeedback.Count; i++)
        {
            if (codec.RtcpFeedback[i] is not { Type.Length: > 0 })
                throw path.Error($"rtcpFeedback[{i}].type", "is missing; give one such as nack or leave the entry out");
        }

        return MimeTypes.IsAudio(codec.MimeType) ? codec.Channels ?? 1 : null;
    }

    private static void CheckParameters(ParameterMap parameters, FieldPath path)
    {
        foreach ((string name, ParameterValue value) in parameters)
        {
            if (value.Kind == ParameterValueKind.Boolean)
                throw path.Error($"parameters.{name}", "is a boolean; SDP knows strings and numbers only, so give 1 or 0");
        }
    }
}
