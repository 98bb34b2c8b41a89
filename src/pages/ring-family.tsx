// In an alarm: the family's numbers right after the visitors', each at one tap, for those who ring them (WLS-13, CELT-33).
import { cutAtPhones } from '../letters/content';
import { FAMILY } from '../outing/nobody-answers';
import type { Outing } from '../outing/record';
import { Act, Tel } from './parts';

/** A block for each family; what cannot be read as a number stands in words beside the address. */
export function RingFamily({ outing }: { outing: Outing }) {
  return (
    <>
      {outing.stops
        .filter(({ familyPhones }) => familyPhones !== '')
        .map(({ visit, address, familyPhones }) => (
          <div class="person" key={visit}>
            <strong>Then the family{outing.stops.length > 1 && ` at ${address}`}: ask to speak to our staff</strong>
            <div class="row">
              {cutAtPhones(familyPhones)
                .filter(({ tel }) => tel !== '')
                .map(({ words, tel }) => (
                  <Tel key={words} phone={tel} class="button call">
                    {before(familyPhones, words)} {words}
                  </Tel>
                ))}
              <Act act="tried to reach" send={{ whom: `${FAMILY} at ${address}`, how: 'rang', result: 'no answer' }}>
                Family: no answer
              </Act>
            </div>
          </div>
        ))}
    </>
  );
}

/** `Ring the home:` where a number is said to be the home's, else `Ring`. */
function before(phones: string, number: string): string {
  return /home[^\d]*$/i.test(phones.slice(0, phones.indexOf(number))) ? 'Ring the home:' : 'Ring';
}
