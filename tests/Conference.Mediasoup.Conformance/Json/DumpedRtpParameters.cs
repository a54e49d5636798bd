using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>RTP parameters in a dump, where mediasoup leaves out an empty parameter of RTCP feedback that it has elsewhere.</summary>
[JsonConverter(typeof(DumpedRtpParametersConverter))]
internal sealed record DumpedRtpParameters(RtpParameters Parameters);
