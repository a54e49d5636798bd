using System.Data;
using System.Text.Json;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Conference.Controller.Storage;

/// <summary>jsonb, which Npgsql gives as text.</summary>
internal sealed class JsonElementHandler : SqlMapper.TypeHandler<JsonElement>
{
    public override void SetValue(IDbDataParameter parameter, JsonElement value)
    {
        parameter.Value = JsonNul.Replace(value.GetRawText());
        ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Jsonb;
    }

    public override JsonElement Parse(object value) => JsonElement.Parse((string)value);
}
