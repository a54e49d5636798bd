using System.Collections.Concurrent;
using Conference.Controller.Errors;

namespace Conference.Controller.Meetings;

/// <summary>The meetings of this process, by id and by code.</summary>
internal sealed partial class MeetingRegistry(TimeProvider clock, ILogger<MeetingRegistry> logger)
{
    private readonly ConcurrentDictionary<string, Meeting> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Meeting> _byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Raised on the caller's thread when a meeting has begun, before anybody can join it.</summary>
    public event EventHandler<Meeting>? Created;

    public IEnumerable<Meeting> All => _byId.Values;

    public Meeting Create(string name)
    {
        while (true)
        {
            var meeting = new Meeting(Guid.NewGuid().ToString("N"), MeetingCode.Create(), name, clock);
            if (!_byCode.TryAdd(meeting.Code, meeting))
                continue;
            Created?.Invoke(this, meeting);
            _byId[meeting.Id] = meeting;
            MeetingCreated(meeting.Id, meeting.Code);
            return meeting;
        }
    }

    public Meeting? Find(string idOrCode) =>
        _byId.GetValueOrDefault(idOrCode) ?? _byCode.GetValueOrDefault(idOrCode);

    /// <exception cref="RefusedException">There is no such meeting.</exception>
    public Meeting Get(string idOrCode) => Find(idOrCode) ?? throw new RefusedException(
        RefusalCode.MeetingNotFound, $"There is no meeting '{idOrCode}': check the code, or create one.");

    public void End(Meeting meeting, string reason)
    {
        meeting.End(reason);
        _byId.TryRemove(meeting.Id, out _);
        _byCode.TryRemove(meeting.Code, out _);
        MeetingOver(meeting.Id, meeting.Code, reason);
    }

    [LoggerMessage(1201, LogLevel.Information, "Meeting {MeetingId} ({Code}) created")]
    private partial void MeetingCreated(string meetingId, string code);

    [LoggerMessage(1202, LogLevel.Information, "Meeting {MeetingId} ({Code}) ended: {Reason}")]
    private partial void MeetingOver(string meetingId, string code, string reason);
}
