namespace Conference.Mediasoup.Channels;

/// <summary>RTP parameters, streams and packets, as dumps and traces have them. The worker writes what is missing as an empty text.</summary>
internal static class WireRtpDump
{
    public static RtpParameters Read(Fbs.RtpParameters.RtpParameters parameters) => new()
    {
        Mid = OrNull(parameters.Mid),
        Codecs = parameters.Codecs.ToArray(Read),
        HeaderExtensions = parameters.HeaderExtensions.ToArray(Read),
        Encodings = parameters.Encodings.ToArray(Read),
        Rtcp = new RtcpParameters(OrNull(parameters.Rtcp.Cname), parameters.Rtcp.ReducedSize),
        Msid = OrNull(parameters.Msid),
    };

    public static RtpEncodingParameters Read(Fbs.RtpParameters.RtpEncodingParameters encoding) => new()
    {
        Ssrc = encoding.Ssrc,
        Rid = OrNull(encoding.Rid),
        CodecPayloadType = encoding.CodecPayloadType,
        Rtx = encoding.HasRtx ? new RtpRtxParameters { Ssrc = encoding.Rtx.Ssrc } : null,
        Dtx = encoding.Dtx,
        ScalabilityMode = OrNull(encoding.ScalabilityMode),
        MaxBitrate = encoding.MaxBitrate,
    };

    public static RtpMapping Read(Fbs.RtpParameters.RtpMapping mapping) => new(
        mapping.Codecs.ToArray(static codec => new CodecMapping(codec.PayloadType, codec.MappedPayloadType)),
        mapping.Encodings.ToArray(static encoding => new EncodingMapping(encoding.MappedSsrc, encoding.Ssrc, OrNull(encoding.Rid))));

    public static RtpStreamDump Read(Fbs.RtpStream.Dump dump) => new()
    {
        EncodingIndex = dump.Params.EncodingIdx,
        Ssrc = dump.Params.Ssrc,
        PayloadType = dump.Params.PayloadType,
        MimeType = dump.Params.MimeType,
        ClockRate = dump.Params.ClockRate,
        Rid = OrNull(dump.Params.Rid),
        Cname = dump.Params.Cname,
        RtxSsrc = dump.Params.RtxSsrc,
        RtxPayloadType = dump.Params.RtxPayloadType,
        UseNack = dump.Params.UseNack,
        UsePli = dump.Params.UsePli,
        UseFir = dump.Params.UseFir,
        UseInBandFec = dump.Params.UseInBandFec,
        UseDtx = dump.Params.UseDtx,
        SpatialLayers = dump.Params.SpatialLayers,
        TemporalLayers = dump.Params.TemporalLayers,
        Score = dump.Score,
        RtxStream = dump.HasRtxStream ? Read(dump.RtxStream.Params) : null,
    };

    public static RtpPacketDump Read(Fbs.RtpPacket.Dump packet) => new()
    {
        PayloadType = packet.PayloadType,
        SequenceNumber = packet.SequenceNumber,
        Timestamp = packet.Timestamp,
        Marker = packet.Marker,
        Ssrc = packet.Ssrc,
        IsKeyFrame = packet.IsKeyFrame,
        Size = (long)packet.Size,
        PayloadSize = (long)packet.PayloadSize,
        SpatialLayer = packet.SpatialLayer,
        TemporalLayer = packet.TemporalLayer,
        Mid = OrNull(packet.Mid),
        Rid = OrNull(packet.Rid),
        Rrid = OrNull(packet.Rrid),
        WideSequenceNumber = packet.WideSequenceNumber,
    };

    private static RtxStreamDump Read(Fbs.RtxStream.Params stream) => new(
        stream.Ssrc, stream.PayloadType, stream.MimeType, stream.ClockRate, OrNull(stream.Rrid), stream.Cname);

    private static RtpCodecParameters Read(Fbs.RtpParameters.RtpCodecParameters codec) => new()
    {
        MimeType = codec.MimeType,
        PayloadType = codec.PayloadType,
        ClockRate = codec.ClockRate,
        Channels = codec.Channels,
        Parameters = Read(codec.Parameters),
        RtcpFeedback = codec.RtcpFeedback.ToArray(
            static feedback => new RtcpFeedback { Type = feedback.Type, Parameter = feedback.Parameter }),
    };

    private static RtpHeaderExtensionParameters Read(Fbs.RtpParameters.RtpHeaderExtensionParameters extension) => new()
    {
        Uri = extension.Uri.ToPublic(),
        Id = extension.Id,
        Encrypt = extension.Encrypt,
        Parameters = Read(extension.Parameters),
    };

    private static ParameterMap Read(Wire.TableVector<Fbs.RtpParameters.Parameter> parameters)
    {
        if (parameters.Count == 0) return ParameterMap.Empty;
        var entries = new Dictionary<string, ParameterValue>(parameters.Count);
        foreach (var parameter in parameters) entries[parameter.Name] = ReadValue(parameter);
        return new ParameterMap(entries);
    }

    private static ParameterValue ReadValue(Fbs.RtpParameters.Parameter parameter) => parameter.ValueType switch
    {
        Fbs.RtpParameters.ValueType.Boolean => parameter.ValueAsBoolean().Value != 0,
        Fbs.RtpParameters.ValueType.Integer32 => parameter.ValueAsInteger32().Value,
        Fbs.RtpParameters.ValueType.Double => parameter.ValueAsDouble().Value,
        Fbs.RtpParameters.ValueType.String => parameter.ValueAsString().Value,
        Fbs.RtpParameters.ValueType.None or Fbs.RtpParameters.ValueType.Integer32Array =>
            throw new InvalidDataException($"The worker sent a parameter {parameter.Name} of the kind {parameter.ValueType}."),
    };

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
