using System.Buffers.Binary;
using System.Text;
using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>Frames as a worker sends them.</summary>
internal static class WorkerMessages
{
    public static byte[] Running(int processId) => Frame(writer => Fbs.Notification.Notification.Create(
        writer, handlerId: writer.String(processId.ToString()), @event: Fbs.Notification.Event.WorkerRunning));

    /// <summary>A notification for whatever is given, of an event without content.</summary>
    public static byte[] For(string handlerId) => Frame(writer => Fbs.Notification.Notification.Create(
        writer, handlerId: writer.String(handlerId), @event: Fbs.Notification.Event.ConsumerProducerPause));

    /// <summary>A notification of an event by its number, known or not.</summary>
    public static byte[] Event(string handlerId, byte number) => Frame(writer => Fbs.Notification.Notification.Create(
        writer, handlerId: writer.String(handlerId), @event: (Fbs.Notification.Event)number));

    /// <summary>An answer with the content of another request's.</summary>
    public static byte[] AcceptedForAnother(FakeRequest request) => request.Method == Fbs.Request.Method.ConsumerSetPriority
        ? Usage(request.Id, 1)
        : Frame(writer => Fbs.Response.Response.Create(
            writer, id: request.Id, accepted: true, body: Fbs.Consumer.SetPriorityResponse.Create(writer, priority: 1)));

    /// <summary>A request, as the library sends it.</summary>
    public static byte[] Request(Request request, uint id) => Frame(writer =>
    {
        var body = request.WriteBody(writer);
        return Fbs.Request.Request.Create(writer, id: id, method: request.Method, handlerId: writer.String(request.HandlerId), body: body);
    });

    public static byte[] Score(Guid consumerId, byte score) => Frame(writer => Fbs.Notification.Notification.Create(
        writer,
        handlerId: writer.String(consumerId.ToString()),
        @event: Fbs.Notification.Event.ConsumerScore,
        body: Fbs.Consumer.ScoreNotification.Create(
            writer,
            score: Fbs.Consumer.ConsumerScore.Create(
                writer, score: score, producerScore: score, producerScores: writer.Bytes([score])))));

    public static byte[] Rtp(Guid consumerId, ReadOnlySpan<byte> packet)
    {
        var writer = new FlatWriter();
        var notification = Fbs.Notification.Notification.Create(
            writer,
            handlerId: writer.String(consumerId.ToString()),
            @event: Fbs.Notification.Event.ConsumerRtp,
            body: Fbs.Consumer.RtpNotification.Create(writer, data: writer.Bytes(packet)));
        writer.Finish(Fbs.Message.Message.Create(writer, data: notification));
        return writer.WrittenFrame.ToArray();
    }

    public static byte[] Log(string text) => Frame(writer => Fbs.Log.Log.Create(writer, data: writer.String(text)));

    public static byte[] Accepted(uint id) => Frame(writer => Fbs.Response.Response.Create(writer, id: id, accepted: true));

    public static byte[] Usage(uint id, ulong userMilliseconds) => Frame(writer => Fbs.Response.Response.Create(
        writer,
        id: id,
        accepted: true,
        body: Fbs.Worker.ResourceUsageResponse.Create(
            writer, userMilliseconds, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));

    public static byte[] Rejected(uint id, string error, string reason) => Frame(writer => Fbs.Response.Response.Create(
        writer, id: id, accepted: false, error: writer.String(error), reason: writer.String(reason)));

    public static byte[] Rejected(uint id) => Frame(writer => Fbs.Response.Response.Create(writer, id: id, accepted: false));

    /// <summary>A rejection whose reason claims to be longer than the message.</summary>
    public static byte[] UnreadableRejection(uint id)
    {
        const string Reason = "an unmistakable reason";
        var frame = Rejected(id, "Error", Reason);
        var reason = frame.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Reason));
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(reason - sizeof(int)), int.MaxValue);
        return frame;
    }

    private static byte[] Frame(Func<FlatWriter, Fbs.Message.Body> write)
    {
        var writer = new FlatWriter();
        writer.Finish(Fbs.Message.Message.Create(writer, data: write(writer)));
        return writer.WrittenFrame.ToArray();
    }
}
