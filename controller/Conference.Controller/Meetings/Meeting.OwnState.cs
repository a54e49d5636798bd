using System.Text;
using System.Text.Json;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    private const int MaximumStateKeys = 32;
    private const int MaximumStateKey = 64;
    private const int MaximumStateBytes = 4 * 1024;

    /// <summary>Keeps something that the caller's devices share; null takes it away.</summary>
    /// <exception cref="RefusedException">The key or the value is too long, or there are too many keys.</exception>
    public void SetOwnState(Change change, string key, JsonElement? value)
    {
        RequireOpen();
        var participant = RequireInside(change.Caller.Id);
        var text = value is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : value.Value.GetRawText();
        if (key.Length is 0 or > MaximumStateKey || key.Any(char.IsControl))
            throw Invalid($"key must have 1 to {MaximumStateKey} characters");
        if (text is not null && Encoding.UTF8.GetByteCount(text) > MaximumStateBytes)
            throw Invalid($"value may have {MaximumStateBytes} bytes as JSON");
        if (text is not null && !participant.OwnState.ContainsKey(key) && participant.OwnState.Count >= MaximumStateKeys)
            throw Invalid($"{MaximumStateKeys} keys are set already");
        if (text is null)
            participant.OwnState.Remove(key);
        else
            participant.OwnState[key] = value!.Value.Clone();
        change.Write(new OwnStateRow(participant.Id, key, TenantId, Id, text, change.At));
        change.Emit(
            new OwnStateChanged(key, text is null ? null : participant.OwnState[key]), Audience.Only(participant.Id));

        static RefusedException Invalid(string what) => new(RefusalCode.InvalidParameters, $"{what}.");
    }
}
