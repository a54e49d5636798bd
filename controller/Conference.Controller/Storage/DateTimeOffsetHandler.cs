using System.Data;
using Dapper;

namespace Conference.Controller.Storage;

/// <summary>timestamptz, which Npgsql gives as a UTC DateTime and takes as a DateTimeOffset of offset 0 only.</summary>
internal sealed class DateTimeOffsetHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();

    public override DateTimeOffset Parse(object value) => new((DateTime)value);
}
