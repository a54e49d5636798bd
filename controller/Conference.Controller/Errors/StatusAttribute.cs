namespace Conference.Controller.Errors;

/// <summary>The HTTP status with which a code is answered.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class StatusAttribute(int status) : Attribute
{
    public int Status { get; } = status;
}
