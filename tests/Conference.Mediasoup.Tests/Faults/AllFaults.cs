using System.Buffers.Binary;
using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;
using Conference.Mediasoup.Tests.Support;
using static Conference.Mediasoup.Tests.Faults.FaultOutcome;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>The faults of a worker, each in what it answers to one request.</summary>
internal static class AllFaults
{
    public const int ExitCode = 3;
    public const string NoContent = "the answer has no content";

    private const int FloodCount = 2_000;
    private const byte UnknownEvent = 250;

    public static readonly IReadOnlyList<Fault> All =
    [
        new("nothing goes wrong", Success, (worker, _, answer) => worker.Say(answer)),
        new("the answer comes byte by byte", Success, (worker, _, answer) =>
        {
            foreach (var value in answer.SelectMany(frame => frame)) worker.SayBytes([value]);
        }),
        new("the answer is joined with others", Success, (worker, request, answer) => worker.SayBytes(
            [.. WorkerMessages.Log("Dbefore"), .. answer.SelectMany(frame => frame), .. WorkerMessages.Accepted(request.Id + 1_000)])),
        new("the answer comes twice", Success, (worker, _, answer) => worker.Say([.. answer, answer[^1]])),
        new("answers to nobody come before and after", Success, (worker, request, answer) => worker.Say(
        [
            WorkerMessages.Accepted(0), WorkerMessages.Accepted(request.Id + 1_000), WorkerMessages.Rejected(uint.MaxValue, "Error", "no"),
            .. answer, WorkerMessages.Accepted(request.Id - 1),
        ])),
        new("notifications for nobody come before", Success, (worker, request, answer) => worker.Say(
        [
            WorkerMessages.Score(Guid.NewGuid(), 1), WorkerMessages.For("nobody"), WorkerMessages.For(""), WorkerMessages.For(request.HandlerId),
            .. answer,
        ])),
        new("notifications of unknown events come before", Success, (worker, request, answer) => worker.Say(
        [
            WorkerMessages.Event(request.HandlerId, UnknownEvent), WorkerMessages.Event(Guid.NewGuid().ToString(), UnknownEvent), .. answer,
        ])),
        new("it says again that it is ready", Success, (worker, _, answer) => worker.Say([WorkerMessages.Running(1), .. answer])),
        new("logs and notifications flood the pipe", Success, (worker, request, answer) =>
        {
            byte[] flood =
            [
                .. Enumerable.Range(0, FloodCount).SelectMany(i => (byte[])
                    [.. WorkerMessages.Log($"Dflood {i}"), .. WorkerMessages.For(request.HandlerId), .. WorkerMessages.Score(Guid.NewGuid(), 1)]),
            ];
            worker.SayBytes(flood);
            worker.Say(answer);
        }),
        new("it refuses", Rejected, (worker, request, _) => worker.Say(WorkerMessages.Rejected(request.Id, "TypeError", "because"))),
        new("it refuses without a reason", Rejected, (worker, request, _) => worker.Say(WorkerMessages.Rejected(request.Id))),
        new("it refuses and then accepts", Rejected, (worker, request, answer) =>
            worker.Say([WorkerMessages.Rejected(request.Id, "Error", "because"), .. answer])),
        new(NoContent, Unreadable, (worker, request, _) => worker.Say(WorkerMessages.Accepted(request.Id))),
        new("the answer has another content", Unreadable, (worker, request, _) => worker.Say(WorkerMessages.AcceptedForAnother(request))),
        new("the message is garbage", Killed, (worker, _, _) => worker.SayBytes([16, 0, 0, 0, .. Enumerable.Repeat((byte)0xAB, 16)])),
        new("the message is empty", Killed, (worker, _, _) => worker.SayBytes([0, 0, 0, 0])),
        new("the message is cut off", Killed, (worker, _, answer) => worker.SayBytes(
            [8, 0, 0, 0, .. answer[^1].AsSpan(Frame.PrefixLength, 8)])),
        new("the message is too long", Killed, (worker, _, _) => worker.SayBytes(Length(Frame.MaxPayloadLength + 1))),
        new("the length is negative", Killed, (worker, _, _) => worker.SayBytes(Length(-1))),
        new("the message is a request", Killed, (worker, request, _) =>
            worker.Say(WorkerMessages.Request(new WorkerDumpRequest(), request.Id))),
        new("the refusal cannot be read", Killed, (worker, request, _) => worker.Say(WorkerMessages.UnreadableRejection(request.Id))),
        new("it dies without an answer", Died, (worker, _, _) => worker.Die(ExitCode)),
        new("it dies in the middle of the answer", Died, (worker, _, answer) =>
        {
            worker.SayBytes(answer[^1].AsSpan(0, answer[^1].Length / 2));
            worker.Die(ExitCode);
        }),
        new("it dies in the middle of the length", Died, (worker, _, answer) =>
        {
            worker.SayBytes(answer[^1].AsSpan(0, 2));
            worker.Die(ExitCode);
        }),
        new("it dies right after the answer", SuccessAndDeath, (worker, _, answer) =>
        {
            worker.Say(answer);
            worker.Die(ExitCode);
        }),
    ];

    private static byte[] Length(int length)
    {
        var prefix = new byte[Frame.PrefixLength];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, length);
        return prefix;
    }
}
