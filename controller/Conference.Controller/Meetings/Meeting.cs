using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Storage;

namespace Conference.Controller.Meetings;

/// <summary>
/// One meeting as it runs. It is changed here, under one lock, and what each change writes goes to the ledger under the same lock, so the
/// database sees the changes in the order in which they were made; events are told once they are durable.
/// </summary>
internal sealed partial class Meeting
{
    private readonly Lock _lock = new(); // state, numbers, subscribers and the order of the ledger's entries belong together
    private readonly Ledger _ledger;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Participant> _participants = new(StringComparer.Ordinal);
    private MeetingDetails _details;
    private DateTimeOffset _emptySince;
    private long _version;
    private bool _unloaded;

    public Meeting(MeetingOrigin origin, MeetingDetails details, Ledger ledger, TimeProvider clock)
    {
        Origin = origin;
        _details = details;
        _ledger = ledger;
        _clock = clock;
        _emptySince = clock.GetUtcNow();
    }

    public MeetingOrigin Origin { get; }

    public string Id => Origin.Id;

    public string Code => Origin.Code;

    public string TenantId => Origin.TenantId;

    public string Name => _details.Name;

    public MeetingDetails Details => _details;

    public MeetingSettings Settings => _details.Rules;

    public MeetingStatus Status { get; private set; }

    public bool IsLocked { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndReason { get; private set; }

    public string ETag => $"\"{_version}\"";

    public MeetingView View
    {
        get
        {
            lock (_lock)
            {
                return new MeetingView(
                    Id,
                    Code,
                    Name,
                    _details.Kind,
                    Status,
                    Origin.CreatedAt,
                    _details.StartsAt,
                    _details.EndsAt,
                    EndedAt,
                    _details.Recurrence,
                    _details.Region,
                    _details.Capacity,
                    PasscodeHash is not null,
                    IsLocked,
                    Settings,
                    _participants.Values.Count(participant => participant.State == ParticipantState.Present),
                    _recording);
            }
        }
    }

    /// <summary>Since when nobody is here; null while somebody is.</summary>
    public DateTimeOffset? EmptySince
    {
        get
        {
            lock (_lock)
                return _participants.Values.Any(participant => participant.IsHere) ? null : _emptySince;
        }
    }

    /// <summary>Makes one change and waits until it will last; the answer of a repeatable call is stored with it.</summary>
    /// <exception cref="RefusedException"><paramref name="act"/> refused it, and nothing was changed.</exception>
    public async Task<T> ChangeAsync<T>(Operation operation, Func<Change, T> act)
    {
        var (result, durable) = Begin(operation, act);
        await durable;
        return result;
    }

    /// <summary>Makes one change of the server's own, which nobody waits for.</summary>
    public void Change(Action<Change> act) => _ = Begin(Operation.BySystem(TenantId), change =>
    {
        act(change);
        return true;
    });

    /// <summary>Waits until all that has been changed so far will last.</summary>
    public Task FlushAsync()
    {
        lock (_lock)
            return _lastDurable;
    }

    public Participant? Find(string participantId)
    {
        lock (_lock)
            return _participants.GetValueOrDefault(participantId);
    }

    /// <summary>What somebody may do now; nothing when they are not in the meeting.</summary>
    public Grants GrantsOf(string participantId)
    {
        lock (_lock)
        {
            return _participants.TryGetValue(participantId, out var participant)
                && participant.State is ParticipantState.Joining or ParticipantState.Present
                    ? participant.Grants
                    : Grants.None;
        }
    }

    /// <summary>Lets go of a meeting in which nobody has been for a while and nothing is on its way to the database; false otherwise.</summary>
    public bool TryUnload()
    {
        lock (_lock)
        {
            var isBusy = !_lastDurable.IsCompleted
                || _participants.Values.Any(participant => participant.IsHere)
                || IsRecorded;
            if (isBusy || _clock.GetUtcNow() - _emptySince < ReplayWindow)
                return false;
            _unloaded = true;
            CompleteSubscriptions();
            return true;
        }
    }

    /// <summary>Stops what runs by itself, since the process ends: nothing changes the meeting any more.</summary>
    public void Halt()
    {
        lock (_lock)
        {
            _unloaded = true;
            foreach (var participant in _participants.Values)
                participant.StopGrace();
            CompleteSubscriptions();
        }
    }

    internal void RequireOpen()
    {
        if (Status == MeetingStatus.Ended)
            throw new RefusedException(RefusalCode.MeetingEnded, $"Meeting {Code} has ended.");
    }

    /// <exception cref="RefusedException">They are not in the meeting, nor in its lobby.</exception>
    internal Participant Require(string participantId) =>
        _participants.TryGetValue(participantId, out var participant) && participant.IsHere
            ? participant
            : throw new RefusedException(RefusalCode.ParticipantNotFound, $"There is no participant '{participantId}' in meeting {Code}.");

    /// <exception cref="RefusedException">They are not in the meeting; also when they wait in its lobby.</exception>
    internal Participant RequireInside(string participantId)
    {
        var participant = Require(participantId);
        return participant.State != ParticipantState.Waiting
            ? participant
            : throw new RefusedException(RefusalCode.InLobby, $"Participant '{participantId}' waits in the lobby.");
    }

    private (T Result, Task Durable) Begin<T>(Operation operation, Func<Change, T> act)
    {
        lock (_lock)
        {
            if (_unloaded)
                throw new MeetingUnloadedException();
            var change = new Change(this, operation, _clock.GetUtcNow());
            var result = act(change);
            if (result is Answer answer)
                change.Remember(answer);
            return (result, Commit(change));
        }
    }
}
