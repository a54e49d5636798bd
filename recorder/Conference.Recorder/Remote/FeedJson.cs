using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Remote;

/// <summary>The feed's messages as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FeedToken))]
[JsonSerializable(typeof(FeedChallenge))]
[JsonSerializable(typeof(FeedRequest))]
[JsonSerializable(typeof(FeedOpened))]
[JsonSerializable(typeof(FeedNotice))]
[JsonSerializable(typeof(FeedReceipt))]
[JsonSerializable(typeof(FeedTapRequest))]
[JsonSerializable(typeof(FeedTrackRequest))]
[JsonSerializable(typeof(FeedNothing))]
[JsonSerializable(typeof(TrackTap))]
public sealed partial class FeedJson : JsonSerializerContext;
