namespace KnowledgeUpdate.Application.Imports;

/// <summary>Maps digests to numbers in twelve bytes each; a dictionary takes four times that.</summary>
internal sealed class DigestMap
{
    private ulong[] keys = new ulong[1 << 12];
    private uint[] values = new uint[1 << 12];
    private int count;

    /// <summary>Adds a digest, or tells the number that it has already.</summary>
    public bool TryAdd(ulong key, uint value, out uint known)
    {
        key = key == 0 ? 1 : key;
        if (count * 4 > keys.Length * 3)
            Grow();
        var at = Place(keys, key);
        if (keys[at] == key)
        {
            known = values[at];
            return false;
        }

        keys[at] = key;
        values[at] = value;
        known = value;
        count = count + 1;
        return true;
    }

    /// <summary>Adds to the number of a digest, and tells the sum.</summary>
    public uint Sum(ulong key, uint more)
    {
        TryAdd(key, 0, out _);
        ref var value = ref values[Place(keys, key == 0 ? 1 : key)];
        return value += more;
    }

    private static int Place(ulong[] keys, ulong key)
    {
        var at = (int)(key >> 20) & (keys.Length - 1);
        while (keys[at] != 0 && keys[at] != key)
            at = (at + 1) & (keys.Length - 1);
        return at;
    }

    private void Grow()
    {
        var (moreKeys, moreValues) = (new ulong[keys.Length * 2], new uint[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] != 0)
            {
                var at = Place(moreKeys, keys[i]);
                (moreKeys[at], moreValues[at]) = (keys[i], values[i]);
            }

        (keys, values) = (moreKeys, moreValues);
    }
}
