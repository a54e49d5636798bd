using System.Text.Json.Serialization.Metadata;
using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>The methods of /events.</summary>
internal static class EventsMethods
{
    private static readonly EventsJson Json = EventsJson.Default;

    public static readonly RpcMethods<EventsSession> Table = new RpcMethods<EventsSession>()
        .Add("authenticate", AccessJson.Default.AuthenticateParameters, Json.EventsAnswer, (s, p, ct) => s.AuthenticateAsync(p, ct))
        .Add("ping", Json.Nothing, Json.Nothing, (_, nothing, _) => Task.FromResult(nothing))
        .Do("leave", Json.Nothing, (s, _, _) => s.LeaveAsync())
        .Do("rename", Json.RenameParameters, (s, p, ct) => s.RenameAsync(p, ct))
        .AddChat()
        .AddLive()
        .AddHost();

    private static RpcMethods<EventsSession> AddChat(this RpcMethods<EventsSession> methods) => methods
        .Add("sendMessage", Json.SendMessageRequest, Json.MessageView, (s, p, ct) => s.SendMessageAsync(p, ct))
        .Add("editMessage", Json.EditParameters, Json.MessageView, (s, p, ct) => s.EditMessageAsync(p, ct))
        .Do("deleteMessage", Json.MessageParameters, (s, p, ct) => s.DeleteMessageAsync(p, ct))
        .Add("getMessages", Json.HistoryParameters, Json.HistoryResult, (s, p, ct) => s.GetMessagesAsync(p, ct));

    private static RpcMethods<EventsSession> AddLive(this RpcMethods<EventsSession> methods) => methods
        .Do("raiseHand", Json.Nothing, (s, _, _) => s.RaiseHandAsync())
        .Do("lowerHand", Json.OwnOrOthersParameters, (s, p, _) => s.LowerHandAsync(p))
        .Do("lowerAllHands", Json.Nothing, (s, _, _) => s.LowerAllHandsAsync())
        .Do("react", Json.ReactParameters, (s, p, _) => s.ReactAsync(p))
        .Add("createPoll", Json.CreatePollRequest, Json.PollView, (s, p, _) => s.CreatePollAsync(p))
        .Do("vote", Json.VoteRequest, (s, p, _) => s.VoteAsync(p))
        .Add("closePoll", Json.PollRequest, Json.PollView, (s, p, _) => s.ClosePollAsync(p))
        .Do("consent", Json.ConsentParameters, (s, p, _) => s.ConsentAsync(p))
        .Do("setState", Json.SetStateParameters, (s, p, _) => s.SetStateAsync(p));

    private static RpcMethods<EventsSession> AddHost(this RpcMethods<EventsSession> methods) => methods
        .Do("mute", Json.MuteParameters, (s, p, ct) => s.MuteAsync(p, ct))
        .Do("muteAll", Json.MuteAllRequest, (s, p, ct) => s.MuteAllAsync(p, ct))
        .Do("askToUnmute", Json.AskParameters, (s, p, _) => s.AskToUnmuteAsync(p))
        .Do("stopVideo", Json.PersonParameters, (s, p, ct) => s.StopVideoAsync(p, ct))
        .Do("kick", Json.RemoveParameters, (s, p, ct) => s.KickAsync(p, ct))
        .Do("ban", Json.RemoveParameters, (s, p, ct) => s.BanAsync(p, ct))
        .Do("setRole", Json.SetRoleParameters, (s, p, ct) => s.SetRoleAsync(p, ct))
        .Do("setGrants", Json.SetGrantsParameters, (s, p, ct) => s.SetGrantsAsync(p, ct))
        .Do("lock", Json.Nothing, (s, _, _) => s.SetLockedAsync(locked: true))
        .Do("unlock", Json.Nothing, (s, _, _) => s.SetLockedAsync(locked: false))
        .Do("admit", Json.PersonParameters, (s, p, _) => s.AdmitAsync(p))
        .Do("admitAll", Json.Nothing, (s, _, _) => s.AdmitAllAsync())
        .Do("deny", Json.PersonParameters, (s, p, _) => s.DenyAsync(p))
        .Do("startShare", Json.OwnOrOthersParameters, (s, p, _) => s.StartShareAsync(p))
        .Do("stopShare", Json.OwnOrOthersParameters, (s, p, ct) => s.StopShareAsync(p, ct))
        .Do("end", Json.EndRequest, (s, p, _) => s.EndAsync(p));

    /// <summary>A method that answers as the REST call of its name does, or with an empty object.</summary>
    private static RpcMethods<EventsSession> Do<TParameters>(
        this RpcMethods<EventsSession> methods,
        string name,
        JsonTypeInfo<TParameters> type,
        Func<EventsSession, TParameters, CancellationToken, Task<Answer>> method) =>
        methods.AddWritten(name, type, async (session, parameters, cancellationToken) =>
        {
            var answer = await method(session, parameters, cancellationToken);
            return writer =>
            {
                if (answer.Body.IsEmpty)
                    writer.WriteRawValue("{}"u8);
                else
                    writer.WriteRawValue(answer.Body.Span);
            };
        });
}
