namespace Conference.Mediasoup.Conformance;

/// <summary>The functions of mediasoup's ORTC.</summary>
/// <remarks>Where mediasoup writes into its arguments, ours gives a result; the tests look at neither.</remarks>
internal sealed class ExposedOrtc(Session session) : ExposedObject(session, "Ortc")
{
    private static readonly MemberTable Table = new MemberTable<ExposedOrtc>()
        .Question("validateAndNormalizeRtpCapabilities", (_, call) => Ortc.NormalizeRtpCapabilities(call.Read<RtpCapabilities>(0)))
        .Question("validateAndNormalizeRtpParameters", (_, call) => Ortc.NormalizeRtpParameters(call.Read<RtpParameters>(0)))
        .Question(
            "validateAndNormalizeSctpStreamParameters",
            (_, call) => Ortc.NormalizeSctpStreamParameters(call.Read<SctpStreamParameters>(0)))
        .Question(
            "generateRouterRtpCapabilities",
            (_, call) => Ortc.GenerateRouterRtpCapabilities(call.ReadOptional<RtpCodecCapability[]>(0) ?? []))
        .Question(
            "getProducerRtpParametersMapping",
            (_, call) => Ortc.GetProducerRtpParametersMapping(call.Read<RtpParameters>(0), call.Read<RtpCapabilities>(1)).Mapping)
        .Question(
            "getConsumableRtpParameters",
            (_, call) => Ortc.GetConsumableRtpParameters(
                call.Read<MediaKind>(0), call.Read<RtpParameters>(1), call.Read<RtpCapabilities>(2), call.Read<RtpMapping>(3)))
        .Question("canConsume", (_, call) => Ortc.CanConsume(call.Read<RtpParameters>(0), call.Read<RtpCapabilities>(1)))
        .Question("getConsumerRtpParameters", (_, call) => ConsumerParameters(call.Options()))
        .Question("getPipeConsumerRtpParameters", (_, call) => PipeParameters(call.Options()));

    public override MemberTable Members => Table;

    private static RtpParameters ConsumerParameters(CallOptions options) => Ortc.GetConsumerRtpParameters(
        options.Require<RtpParameters>("consumableRtpParameters"),
        options.Require<RtpCapabilities>("remoteRtpCapabilities"),
        options.Require<bool>("pipe"),
        options.Require<bool>("enableRtx"));

    private static RtpParameters PipeParameters(CallOptions options) => Ortc.GetPipeConsumerRtpParameters(
        options.Require<RtpParameters>("consumableRtpParameters"), options.Require<bool>("enableRtx"));
}
