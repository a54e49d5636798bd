using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    private readonly Dictionary<string, ConsentView> _consents = new(StringComparer.Ordinal); // to the newest recording, by participant

    /// <summary>Whether somebody may be in a recording: where people are asked, only those who said yes to this one.</summary>
    public bool MayRecord(string participantId, string recordingId)
    {
        lock (_lock)
        {
            return !Settings.RecordingConsent
                || (_consents.GetValueOrDefault(participantId) is { Granted: true } consent && consent.RecordingId == recordingId);
        }
    }

    /// <summary>Says whether the caller agrees to be in the meeting's newest recording.</summary>
    /// <exception cref="RefusedException">It is not that recording, or there is none.</exception>
    public void Consent(Change change, string recordingId, bool granted)
    {
        RequireOpen();
        RequireInside(change.Caller.Id);
        if (_recording?.Id != recordingId)
            throw new RefusedException(RefusalCode.RecordingNotFound, $"Recording '{recordingId}' is not the one that runs in meeting {Code}.");
        var consent = new ConsentView(recordingId, change.Caller.Id, granted);
        if (_consents.GetValueOrDefault(change.Caller.Id) == consent)
            return;
        _consents[change.Caller.Id] = consent;
        change.Write(new ConsentRow(recordingId, change.Caller.Id, TenantId, Id, granted, change.At));
        change.Audit(granted ? "recording.consent" : "recording.refuse", "recording", recordingId);
        change.Emit(new ConsentChanged(consent));
    }

    private List<ConsentView> ShownConsents() => [.. _consents.Values.Where(consent => consent.RecordingId == _recording?.Id)];
}
