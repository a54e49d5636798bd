using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>Several values that are one object in JSON; where they share a name, the last one has it.</summary>
[JsonConverter(typeof(MergedConverter))]
internal sealed record Merged(params IReadOnlyList<object> Parts);
