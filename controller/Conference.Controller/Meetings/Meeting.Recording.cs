using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Rows;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    private RecordingView? _recording; // the newest one
    private long _recordingRevision;
    private bool _isUntold; // the row was ahead when the meeting was restored
    private RecordingView? _toldAhead; // while the database was away

    /// <summary>The newest recording, as its people were told of it.</summary>
    public RecordingView? Recording
    {
        get
        {
            lock (_lock)
                return _recording;
        }
    }

    /// <summary>Tells the meeting what became of its recording. What it knows already, or something newer, it is not told again.</summary>
    /// <param name="revision">Of the recording's row; null when the row could not be written yet, and will tell the same later.</param>
    public void TellRecording(Change change, RecordingView recording, long? revision)
    {
        var isNewest = _recording is null || _recording.Id == recording.Id || _recording.RequestedAt <= recording.RequestedAt;
        var isOld = _recording?.Id == recording.Id && (revision is null ? _recording == recording : revision <= _recordingRevision);
        if (!isOld && _toldAhead != recording && (_recording != recording || _isUntold))
            change.Emit(new RecordingChanged(recording));
        if (!isOld && isNewest)
        {
            _recording = recording;
            _isUntold = false;
        }

        if (revision is null)
            _toldAhead = recording;
        if (revision is not { } number)
            return;
        if (isNewest && !isOld)
            _recordingRevision = number;
        change.Write(new RecordingToldRow(recording.Id, number));
    }

    // One that is left unfinished keeps the meeting in memory, so that its people are told.
    public bool IsRecorded => _recording is { State: <= RecordingState.Stopping };
}
