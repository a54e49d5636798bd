using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Files;
using Conference.Controller.Meetings.Polls;

namespace Conference.Controller.Meetings.Live;

/// <summary>What people in a meeting tell each other: chat, files, hands, reactions, polls, consent.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PostMessageRequest))]
[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(MessageList))]
[JsonSerializable(typeof(MessageDeletion))]
[JsonSerializable(typeof(FileView))]
[JsonSerializable(typeof(FileList))]
[JsonSerializable(typeof(PollView))]
[JsonSerializable(typeof(OwnVoteView))]
[JsonSerializable(typeof(HandView))]
[JsonSerializable(typeof(HandLowering))]
[JsonSerializable(typeof(ReactionView))]
[JsonSerializable(typeof(ConsentView))]
[JsonSerializable(typeof(OwnStateView))]
[JsonSerializable(typeof(RemovalView))]
[JsonSerializable(typeof(SpeakingView))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<int>>))]
internal sealed partial class LiveJson : JsonSerializerContext;
